import { z } from 'zod';

import { ManagementError } from '../management-error.ts';
import type { Json } from './administration.ts';

const document = z.record(z.string(), z.unknown());

/** @throws ManagementError that names the file. */
export function requireDocument(file: string, value: unknown): Json {
  const parsed = document.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ManagementError('configuration_unreadable', `${file}: expected an object`);
}

export function requireText(file: string, document: Json, field: string): string {
  const value = document[field];
  if (typeof value === 'string' && value !== '') return value;
  throw new ManagementError('configuration_unreadable', `${file}: expected text as ${field}`);
}
