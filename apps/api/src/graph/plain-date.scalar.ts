import { type CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, type ValueNode } from 'graphql';

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

function read(value: unknown): string {
  const real = typeof value === 'string' && SHAPE.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
  if (!real || new Date(`${value}T00:00:00Z`).toISOString().slice(0, 10) !== value)
    throw new GraphQLError(`"${String(value)}" is not a date. Write it as YYYY-MM-DD, for example 2027-11-30.`);
  return value;
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
