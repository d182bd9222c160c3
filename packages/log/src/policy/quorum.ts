/**
 * Whether enough witnesses cosigned, and how many are missing.
 *
 * Source: C2SP tlog-policy: a witness witnesses by its cosignature, a group by the least number of its
 * members. As no name is a member twice, the needs of members are apart from one another and the smallest
 * add up. Cost: linear in names, but for sorting the members of a group.
 */
import type { WitnessPolicy } from "./parsePolicy.ts";

/**
 * The least number of further cosignatures with which the quorum would be reached; 0 where it is.
 *
 * @param witnessed names of the policy's witnesses that cosigned
 * @throws RangeError for a policy that names what it does not define: none that was read
 */
export function stillNeeded(policy: WitnessPolicy, witnessed: ReadonlySet<string>): number {
  const needs = new Map(policy.witnesses.map(({ name }) => [name, witnessed.has(name) ? 0 : 1]));
  // Groups name what stands above them (`parsePolicy`), so each of these is there when it is asked for.
  for (const { name, least, members } of policy.groups) {
    const ofMembers = members.map((member) => needOf(needs, member)).sort((a, b) => a - b);
    needs.set(
      name,
      ofMembers.slice(0, least).reduce((sum, need) => sum + need, 0),
    );
  }
  return policy.quorum === null ? 0 : needOf(needs, policy.quorum);
}

function needOf(needs: ReadonlyMap<string, number>, name: string): number {
  const need = needs.get(name);
  // To take it for met would open a release that nobody saw.
  if (need === undefined) throw new RangeError(`policy: no witness or group is named ${name}`);
  return need;
}
