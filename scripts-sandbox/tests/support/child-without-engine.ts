/** A child where the engine of isolates was built for another Node, or not at all. */
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'isolated-vm') throw new Error('The engine was built for another Node');
    return next(specifier, context);
  },
});
await import('../../child/main.ts');
