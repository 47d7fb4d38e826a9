const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text can be an identifier: one that cannot belongs to nobody, and PostgreSQL would call it an error. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
