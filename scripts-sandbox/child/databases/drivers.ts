/**
 * Real drivers of databases, loaded when a script first asks for one. The process has no files, so
 * our own process hands the text over; it is ours, not the tenant's.
 */
import { compileFunction } from 'node:vm';

import type mongodb from 'mongodb';
import type mysql2 from 'mysql2';
import type pg from 'pg';
import type tedious from 'tedious';

import type { DriverName, FromChild, ToChild } from '../../protocol.ts';
import { tell } from '../server-pipe.ts';
import { requireForDrivers } from './modules-for-drivers.ts';

type Drivers = {
  pg: typeof pg;
  mysql2: typeof mysql2;
  mongodb: typeof mongodb;
  tedious: typeof tedious;
};

const asked = new Map<DriverName, PromiseWithResolvers<unknown>>();

/** @returns what `require(name)` gives; rejects where the driver cannot be evaluated. */
export function driver<Name extends DriverName>(name: Name): Promise<Drivers[Name]> {
  const known = asked.get(name);
  if (known) return known.promise as Promise<Drivers[Name]>;
  const coming = Promise.withResolvers<unknown>();
  asked.set(name, coming);
  tell({ type: 'driver', name } satisfies FromChild);
  return coming.promise as Promise<Drivers[Name]>;
}

/** Our process has answered. */
export function takeDriver({ name, source }: Extract<ToChild, { type: 'driver' }>): void {
  const coming = asked.get(name as DriverName);
  if (!coming) return;
  try {
    coming.resolve(evaluate(source, `latchkey:${name}`));
  } catch (error) {
    coming.reject(error);
  }
}

function evaluate(source: string, filename: string): unknown {
  const module: { exports: unknown } = { exports: {} };
  const parameters = ['module', 'exports', 'require', 'console'];
  const wrapped = compileFunction(source, parameters, { filename });
  wrapped.call(module.exports, module, module.exports, requireForDrivers, silent);
  return module.exports;
}

/** Drivers complain about every odd packet; a server would write the operator's log full. */
const silent = Object.fromEntries(Object.keys(console).map((name) => [name, () => undefined]));
