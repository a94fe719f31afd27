/** `uuid`: the package, which was a function itself (its version 4) until its version 7. */
import * as uuid from 'uuid';

export const uuidModule = Object.assign(
  (...given: Parameters<typeof uuid.v4>) => uuid.v4(...given),
  uuid,
);
