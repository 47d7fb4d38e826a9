import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { resolvers } from '../api.module.ts';
import { PlainDateScalar } from './plain-date.scalar.ts';

/** The schema as SDL in a stable order: what is committed as schema.graphql. */
export async function printApiSchema(): Promise<string> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  const schema = await app.get(GraphQLSchemaFactory).create(resolvers, [PlainDateScalar]);
  await app.close();
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
