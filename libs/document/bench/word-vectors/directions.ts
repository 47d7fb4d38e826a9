/** Sweeps after which nothing turns any more. */
const SWEEPS = 12;

/** The directions in which vectors differ most, the strongest first: eigenvectors of their covariance, by Jacobi's rotations. */
export function strongestDirections(vectors: readonly Float64Array[], count: number): Float64Array[] {
  const size = vectors[0]?.length ?? 0;
  const mean = Array.from(
    { length: size },
    (_, at) => vectors.reduce((sum, one) => sum + (one[at] ?? 0), 0) / vectors.length,
  );
  const matrix = Array.from({ length: size }, () => new Float64Array(size));
  for (const vector of vectors)
    for (let row = 0; row < size; row += 1)
      for (let column = 0; column < size; column += 1)
        (matrix[row] as Float64Array)[column] =
          get(matrix, row, column) +
          ((vector[row] ?? 0) - (mean[row] ?? 0)) * ((vector[column] ?? 0) - (mean[column] ?? 0));
  const turned = Array.from({ length: size }, (_, row) =>
    Float64Array.from({ length: size }, (__, at) => Number(at === row)),
  );
  for (let sweep = 0; sweep < SWEEPS; sweep += 1)
    for (let row = 0; row < size; row += 1)
      for (let column = row + 1; column < size; column += 1) rotate(matrix, turned, row, column);
  return turned
    .map((direction, at) => ({ direction, strength: get(matrix, at, at) }))
    .sort((one, other) => other.strength - one.strength)
    .slice(0, count)
    .map(({ direction }) => direction);
}

function get(matrix: readonly Float64Array[], row: number, column: number): number {
  return matrix[row]?.[column] ?? 0;
}

/** Makes one pair of entries zero; the rows of `turned` are the directions found so far. */
function rotate(matrix: readonly Float64Array[], turned: readonly Float64Array[], one: number, other: number): void {
  const off = get(matrix, one, other);
  if (Math.abs(off) < 1e-12) return;
  const ratio = (get(matrix, other, other) - get(matrix, one, one)) / (2 * off);
  const tangent = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  const mix = (rows: readonly Float64Array[]): void => {
    const [first, second] = [rows[one], rows[other]];
    first?.forEach((value, at) => {
      const beside = second?.[at] ?? 0;
      first[at] = cosine * value - sine * beside;
      if (second) second[at] = sine * value + cosine * beside;
    });
  };
  for (const row of matrix) {
    const [first, second] = [row[one] ?? 0, row[other] ?? 0];
    row[one] = cosine * first - sine * second;
    row[other] = sine * first + cosine * second;
  }
  mix(matrix);
  mix(turned);
}
