import { z } from 'zod';

type Bare<Schema> = Schema extends
  z.ZodDefault<infer Inner> | z.ZodPrefault<infer Inner> | z.ZodOptional<infer Inner>
  ? Inner
  : Schema;

type Writable<Shape extends z.ZodRawShape> = {
  [Field in keyof Shape]: z.ZodOptional<z.ZodNullable<Extract<Bare<Shape[Field]>, z.ZodType>>>;
};

/**
 * The fields of a document as they are written: each may be left out, and null takes one away.
 * Documents in it have no fields but those that are known.
 */
export const writable = <Shape extends Record<string, z.ZodType>>(shape: Shape): Writable<Shape> =>
  Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => [name, strictly(bare(schema)).nullish()]),
  ) as Writable<Shape>;

const bare = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodDefault ||
  schema instanceof z.ZodPrefault ||
  schema instanceof z.ZodOptional
    ? (schema.unwrap() as z.ZodType)
    : schema;

const strictly = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodObject ? schema.strict() : schema;
