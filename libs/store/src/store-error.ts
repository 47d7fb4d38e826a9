/** Why the database said no, for those who must answer a person. */
export type StoreErrorCode =
  | 'SESSION_ENDED'
  | 'NO_APPOINTMENT'
  | 'NO_SUCH_JOB'
  | 'IS_A_RECORD'
  | 'WRONG_TRANSITION'
  | 'OUT_OF_REACH'
  | 'ALREADY_THERE'
  | 'NOT_FOUND';

const codes: Record<string, StoreErrorCode> = {
  RT001: 'IS_A_RECORD',
  RT002: 'WRONG_TRANSITION',
  RT003: 'OUT_OF_REACH',
  RT004: 'SESSION_ENDED',
  RT005: 'NO_APPOINTMENT',
  RT006: 'NO_SUCH_JOB',
  '42501': 'OUT_OF_REACH', // row-level security or a missing grant
  '23503': 'OUT_OF_REACH', // a reference to a row that is not there, or not this organisation's: one answer for both
  '23505': 'ALREADY_THERE',
};

/** An expected "no" of the store. What may not be seen is `NOT_FOUND`, exactly as what does not exist. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  /** Table or constraint, for the log; never for the screen. */
  readonly where: string | undefined;

  constructor(code: StoreErrorCode, message: string, options: { cause?: unknown; where?: string } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.where = options.where;
  }
}

interface DriverError {
  readonly code?: string;
  readonly message: string;
  readonly table?: string;
  readonly constraint?: string;
}

/** A driver's error as a StoreError where it is an expected one, else the error itself. */
export function asStoreError(error: unknown): unknown {
  const driver = ((error as { driverError?: unknown }).driverError ?? error) as DriverError;
  const code = typeof driver.code === 'string' ? codes[driver.code] : undefined;
  return code
    ? new StoreError(code, driver.message, { cause: error, where: driver.constraint ?? driver.table })
    : error;
}
