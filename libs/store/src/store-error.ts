/** Why the database said no, for those who must answer a person. */
export type StoreErrorCode =
  | 'SESSION_ENDED'
  | 'NO_APPOINTMENT'
  | 'NO_SUCH_JOB'
  | 'IS_A_RECORD'
  | 'WRONG_TRANSITION'
  | 'OUT_OF_REACH'
  | 'ALREADY_THERE'
  | 'NOT_FOUND'
  /** Tables were changed while they were read: nothing was written, and the same asked again is answered. */
  | 'TABLES_CHANGED'
  /** What is kept outside the database cannot be had, or kept, at the moment. */
  | 'BYTES_AWAY'
  /** It is not there, or not what was kept. */
  | 'BYTES_WRONG';

const codes: Record<string, StoreErrorCode> = {
  RT001: 'IS_A_RECORD',
  RT002: 'WRONG_TRANSITION',
  RT003: 'OUT_OF_REACH',
  RT004: 'SESSION_ENDED',
  RT005: 'NO_APPOINTMENT',
  RT006: 'NO_SUCH_JOB',
  RT007: 'BYTES_AWAY', // an object of the same bytes is being removed: a moment later they can go there
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
  /** The function of the server that said it. */
  readonly routine?: string;
  readonly message: string;
  readonly table?: string;
  readonly constraint?: string;
}

/**
 * Whether a migration under this process has changed what a prepared statement gives: its connection would refuse it for as long as that
 * lasts. The routine is named, for the words are in the server's language.
 */
export function isOutdatedPlan(error: unknown): boolean {
  const { code, routine } = driverErrorOf(error);
  return code === '0A000' && routine === 'RevalidateCachedQuery';
}

function driverErrorOf(error: unknown): DriverError {
  return ((error as { driverError?: unknown }).driverError ?? error) as DriverError;
}

/** A driver's error as a StoreError where it is an expected one, else the error itself. */
export function asStoreError(error: unknown): unknown {
  const driver = driverErrorOf(error);
  const known = typeof driver.code === 'string' ? codes[driver.code] : undefined;
  const code = isOutdatedPlan(driver) ? 'TABLES_CHANGED' : known;
  return code
    ? new StoreError(code, driver.message, { cause: error, where: driver.constraint ?? driver.table })
    : error;
}
