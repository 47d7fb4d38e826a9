/** Words by which an answer would tell what is behind the API: SQL, stacks, paths of the program. */
const INSIDE = [
  /\b(select|insert into|update|delete from)\b.*\b(from|set|values|where)\b/i,
  /\b(relation|column|constraint|function) "/i,
  /syntax for type|violates|driverError|QueryFailedError|StoreError|TypeError|postgres/i,
  /\n?\s+at .+:\d+:\d+/,
  /node_modules|\.(ts|js):\d+/,
];

/** Whether an answer tells something of what is behind the API. */
export function tellsInside(answer: string): boolean {
  return INSIDE.some((pattern) => pattern.test(answer));
}
