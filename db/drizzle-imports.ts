/**
 * Finds the files of drizzle-orm without asking what kind of modules they are.
 *
 * To tell, Node reads the package.json of a package again for each of its files, and drizzle-orm's has
 * 179 KB: that was two thirds of what a command of the command line takes. All of its files that
 * are imported are ES modules, so they are said to be. To be imported before anything of `db`.
 */
import { registerHooks } from 'node:module';

const isOfDrizzle = (url: string | undefined): url is string =>
  url?.includes('/node_modules/drizzle-orm/') ?? false;

registerHooks({
  resolve(specifier, context, nextResolve) {
    const { parentURL } = context;
    if (!isOfDrizzle(parentURL) || !/^\.\.?\/.*\.js$/.test(specifier)) {
      return nextResolve(specifier, context);
    }
    return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true };
  },
});
