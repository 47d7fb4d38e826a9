import { type CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, type ValueNode } from 'graphql';

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Each date of each row passes here, so that nothing is made of it but numbers. */
function read(value: unknown): string {
  const found = typeof value === 'string' ? SHAPE.exec(value) : null;
  if (found && isDay(Number(found[1]), Number(found[2]), Number(found[3]))) return found[0];
  throw new GraphQLError(`"${String(value)}" is not a date. Write it as YYYY-MM-DD, for example 2027-11-30.`);
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (isLeap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return day <= days;
}

/** A calendar date without time or zone, `YYYY-MM-DD`. */
@Scalar('PlainDate')
export class PlainDateScalar implements CustomScalar<string, string> {
  description = 'A calendar date without time or zone, YYYY-MM-DD.';
  parseValue(value: unknown): string {
    return read(value);
  }
  serialize(value: unknown): string {
    return read(value);
  }
  parseLiteral(node: ValueNode): string {
    return read(node.kind === Kind.STRING ? node.value : undefined);
  }
}
