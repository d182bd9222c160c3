import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DecisionNode, inForce } from "./inForce.ts";

const node = (opId: string, parents: string[], value: string, time = opId): DecisionNode => ({
  opId,
  parents,
  time,
  body: { value },
});

describe("the decision in force", () => {
  it("is the one nobody named as a parent", () => {
    const state = inForce([node("b", ["a"], "new"), node("a", [], "old")]);
    expect(state.decision?.opId).toBe("b");
    expect(state.conflict).toBe(false);
  });

  it("is none where two writers, apart, began with different values", () => {
    const state = inForce([node("a", [], "same"), node("b", [], "different")]);
    expect(state.decision).toBeNull();
    expect(state.conflict).toBe(true);
    expect(state.heads).toHaveLength(2);
  });

  it("stays what both writers had seen, while they disagree", () => {
    const state = inForce([node("a", [], "first"), node("b", ["a"], "x"), node("c", ["a"], "y")]);
    expect(state.decision?.opId).toBe("a");
    expect(state.conflict).toBe(true);
  });

  it("is settled by a decision that names every head", () => {
    const state = inForce([node("a", [], "x"), node("b", [], "y"), node("c", ["a", "b"], "z")]);
    expect(state.decision?.opId).toBe("c");
    expect(state.conflict).toBe(false);
  });

  it("is no conflict where two writers decided alike", () => {
    const state = inForce([node("a", [], "x", "1"), node("b", [], "x", "2")]);
    expect(state.decision?.opId).toBe("b");
    expect(state.conflict).toBe(false);
  });

  it("does not depend on the order or repetition in which decisions arrive", () => {
    const history = fc
      .array(fc.tuple(fc.array(fc.nat(20), { maxLength: 3 }), fc.constantFrom("x", "y")), { maxLength: 12 })
      .map((steps) =>
        steps.map(([parents, value], at) =>
          node(
            String(at).padStart(2, "0"),
            [...new Set(parents.filter((p) => p < at))].map((p) => String(p).padStart(2, "0")),
            value,
          ),
        ),
      );
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat(1000)), (nodes, keys) => {
        const shuffled = [...nodes, ...nodes]
          .map((n) => ({ n, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ n }) => n);
        expect(inForce(shuffled)).toEqual(inForce(nodes));
      }),
    );
  });
});
