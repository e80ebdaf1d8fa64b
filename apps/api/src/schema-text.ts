import { AccessModule, walkModules } from '@lib/access';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { CONTEXTS } from './app.module.js';

type Resolver = new (...args: never[]) => unknown;

/** The schema as code has it, made from the resolvers' own words: no database, no settings, nothing started. */
export async function bareSchema(contexts: readonly unknown[] = CONTEXTS): Promise<GraphQLSchema> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  const { classes } = walkModules([AccessModule, ...contexts]);
  const schema = await app.get(GraphQLSchemaFactory).create([...classes] as unknown as Resolver[], { numberScalarMode: 'integer' });
  await app.close();
  return schema;
}

export async function schemaText(): Promise<string> {
  return `${printSchema(lexicographicSortSchema(await bareSchema()))}\n`;
}
