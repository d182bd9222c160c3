/** Roles of somebody enrolled, replaced by those chosen. */
import { useState } from "react";
import { personRole } from "../api/routes.ts";
import { useDecision } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { ROLES } from "../app/roles.ts";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { DecisionDialog } from "../person/DecisionDialog.tsx";
import type { Enrolled } from "./KeysPage.tsx";
import { RoleChoices } from "./RoleChoices.tsx";

interface ChangeRolesProps {
  readonly of: Enrolled;
  readonly onClose: () => void;
}

export function ChangeRoles({ of, onClose }: ChangeRolesProps) {
  const { say } = useReader();
  const [role, setRole] = useState(
    () => ROLES.filter((one) => of.roles.includes(one)) as readonly (typeof ROLES)[number][],
  );
  const decide = useDecision(personRole);
  return (
    <DecisionDialog
      title={say("keys.rolesOf", { person: `\u2068${of.person}\u2069` })}
      action={say("keys.rolesDo")}
      ready={role.length > 0}
      pending={decide.isPending}
      onClose={onClose}
      onDecide={(by, reason) =>
        decide.mutate({ name: of.person, role, as: [by], reason }, { onSuccess: onClose })
      }
    >
      <RoleChoices value={role} onChange={setRole} />
      {decide.error !== null && <FaultNotice error={decide.error} />}
    </DecisionDialog>
  );
}
