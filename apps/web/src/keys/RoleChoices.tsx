/** Which roles somebody has, each as its own question. */

import { useReader } from "../app/reading.tsx";
import { ROLES, type RoleName } from "../app/roles.ts";

interface RoleChoicesProps {
  readonly value: readonly RoleName[];
  readonly onChange: (value: readonly RoleName[]) => void;
}

export function RoleChoices({ value, onChange }: RoleChoicesProps) {
  const { say } = useReader();
  return (
    <fieldset>
      <legend>{say("desk.roles")}</legend>
      <div className="choices">
        {ROLES.map((role) => (
          <label className="choice" key={role}>
            <input
              type="checkbox"
              checked={value.includes(role)}
              onChange={(event) =>
                onChange(event.target.checked ? [...value, role] : value.filter((one) => one !== role))
              }
            />
            <span>
              {say(`role.${role}`)}
              <span className="hint">{say(`roleMeans.${role}`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
