import { InvalidArgumentError } from 'commander';

/** The date in the United Kingdom, whatever the zone of this computer. */
export function today(now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' }).format(now);
}

/** A date given on the command line. */
export function parseDate(value: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))) {
    throw new InvalidArgumentError('Write a date such as 2027-03-31.');
  }
  return value;
}
