import { z } from 'zod';

type Undefaulted<Schema> = Schema extends z.ZodDefault<infer Inner> ? Inner : Schema;

type Change<Shape extends z.ZodRawShape> = {
  [Field in keyof Shape]: z.ZodOptional<Extract<Undefaulted<Shape[Field]>, z.ZodType>>;
};

/** The schema of a change to a document: what is not sent stays, and is not set to its default. */
export function changeOf<Shape extends Record<string, z.ZodType>>(
  shape: Shape,
): z.ZodObject<Change<Shape>, z.core.$strict> {
  const fields = Object.entries(shape).map(([name, schema]) => [
    name,
    (schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema).optional(),
  ]);
  return z.strictObject(Object.fromEntries(fields) as Change<Shape>);
}
