/**
 * Auth0's `custom_password_hash`: how an import says a password hash that another system has made.
 *
 * What can be carried on becomes one text that `verifyPassword` knows. A fast digest of a password
 * (MD5, SHA, HMAC) is as good as the password to whoever reads it, and is refused: these people get
 * a new password, or a passkey, over a rescue link.
 */
import { z } from 'zod';

import { writeScrypt } from './derived-key.ts';
import { canVerify } from './password.ts';

const encoding = z.enum(['base64', 'hex', 'utf8'], 'expected base64, hex or utf8');

const utf8Only = z.strictObject({
  encoding: z.enum(['utf8', 'ascii'], 'expected utf8 or ascii').optional(),
});

const asText = z.strictObject({
  value: z.string().max(2000),
  encoding: z.literal('utf8', 'expected utf8').optional(),
});

const bytes = z.strictObject({ value: z.string().max(4000), encoding });

const written = <Name extends 'argon2' | 'bcrypt' | 'pbkdf2'>(algorithm: Name, form: RegExp) =>
  z
    .strictObject({ algorithm: z.literal(algorithm), hash: asText, password: utf8Only.optional() })
    .transform(({ hash }) => hash.value)
    .refine((hash) => form.test(hash), {
      path: ['hash', 'value'],
      message: `expected a hash of ${algorithm} with its parameters, ${examples[algorithm]}`,
      abort: true,
    });

const examples = {
  argon2: 'such as $argon2id$v=19$m=19456,t=2,p=1$salt$hash',
  bcrypt: 'such as $2b$10$…',
  pbkdf2: 'such as $pbkdf2-sha512$i=210000,l=64$salt$hash in base64 without padding',
};

const positive = z.number().int().min(1);

const scrypt = z
  .strictObject({
    algorithm: z.literal('scrypt'),
    hash: bytes,
    salt: bytes.extend({ encoding: encoding.default('utf8') }),
    keylen: positive,
    cost: positive
      .refine((cost) => Number.isInteger(Math.log2(cost)), 'expected a power of two')
      .default(16_384),
    blockSize: positive.default(8),
    parallelization: positive.default(1),
    password: utf8Only.optional(),
  })
  .refine(({ hash, keylen }) => Buffer.from(hash.value, hash.encoding).length === keylen, {
    path: ['hash', 'value'],
    message: 'expected as many bytes as keylen says',
  })
  .transform(({ hash, salt, ...costs }) =>
    writeScrypt({
      ...costs,
      saltAndKey: {
        salt: Buffer.from(salt.value, salt.encoding),
        key: Buffer.from(hash.value, hash.encoding),
      },
    }),
  );

const AFFORDABLE = 'expected a whole hash of at least 16 bytes whose cost is usual';

/** The hash as it is stored. */
export const customPasswordHashSchema = z
  .discriminatedUnion(
    'algorithm',
    [
      written('argon2', /^\$argon2(id|i|d)\$/),
      written('bcrypt', /^\$2[aby]\$/),
      written('pbkdf2', /^\$pbkdf2-sha\d+\$/),
      scrypt,
    ],
    'expected argon2, bcrypt, pbkdf2 or scrypt as algorithm; others are too weak to be carried on',
  )
  .refine(canVerify, { path: ['hash', 'value'], message: AFFORDABLE });

/** Auth0's `password_hash`: bcrypt, and argon2id as this installation writes it. */
export const passwordHashSchema = z
  .string()
  .regex(/^\$(?:2[aby]|argon2id)\$/, 'expected a hash of bcrypt or argon2id')
  .refine(canVerify, AFFORDABLE);
