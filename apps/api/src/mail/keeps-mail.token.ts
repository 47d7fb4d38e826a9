/** Nest token: whether mail is kept in this installation and shown to everybody. */
export const KEEPS_MAIL = Symbol('KeepsMail');
