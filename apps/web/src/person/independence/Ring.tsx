/** A circle of lineage: a ring that runs into itself. */
export function Ring({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g className="ring">
      <path d={`M${x + 3} ${y - 7.4}A8 8 0 1 0 ${x + 8} ${y}`} />
      <path d={`M${x - 1.6} ${y - 9.6}L${x + 3.4} ${y - 7.2}L${x + 0.6} ${y - 2.6}`} />
    </g>
  );
}
