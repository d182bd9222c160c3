/** What each column holds, as the desk proposes it and a person corrects it; what is sealed says so. */
import { classOfRole, columnRole, isSealedClass } from "@daftar/model";
import { useReader } from "../app/reading.tsx";
import { Scroll } from "../design/Scroll.tsx";
import { fieldLabel } from "../words/fieldLabel.ts";

export interface MappedColumn {
  readonly header: string;
  readonly role: string;
  readonly class: string;
  readonly calendar: string | null;
  readonly why: string;
  readonly sure: boolean;
}

interface MappingProps {
  readonly columns: readonly MappedColumn[];
  readonly onChange: (columns: readonly MappedColumn[]) => void;
}

export function Mapping({ columns, onChange }: MappingProps) {
  const { say } = useReader();
  const change = (at: number, role: string) => {
    const known = columnRole.safeParse(role);
    if (!known.success) return;
    onChange(
      columns.map((column, index) =>
        index === at ? { ...column, role, class: classOfRole(known.data), why: "", sure: true } : column,
      ),
    );
  };
  return (
    <Scroll label={say("import.mapping")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say("import.column")}</th>
            <th scope="col">{say("import.holds")}</th>
            <th scope="col">{say("import.kept")}</th>
            <th scope="col">{say("import.why")}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, at) => {
            const known = columnRole.safeParse(column.role);
            const sealed = known.success && isSealedClass(classOfRole(known.data));
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file do not move
              <tr key={at}>
                <th scope="row">
                  <bdi>{column.header}</bdi>
                </th>
                <td>
                  <select
                    aria-label={say("import.holdsOf", { column: column.header })}
                    value={column.role}
                    onChange={(event) => change(at, event.target.value)}
                  >
                    {columnRole.options.map((role) => (
                      <option key={role} value={role}>
                        {fieldLabel(role, say)}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  {column.role === "ignore"
                    ? say("import.dropped")
                    : say(sealed ? "import.sealed" : "import.readable")}
                </td>
                <td className={column.sure ? "soft small" : "needs small"} dir="auto">
                  {column.sure ? column.why : `${say("import.unsure")} ${column.why}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}
