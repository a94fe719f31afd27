/**
 * The pages, as one handler for Express.
 *
 * The framework compares an address with the whole sitemap, and builds the comparisons anew each
 * time, several times for every request. So each first segment of an address has a handler of its
 * own, which knows the routes that can follow and no others. An address that begins with none of
 * them, or is written in another way, meets the whole sitemap.
 */
import { createRequestHandler } from '@remix-run/express';
import type { GetLoadContextFunction } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';

export function pagesBySection(
  build: ServerBuild,
  getLoadContext?: GetLoadContextFunction,
): RequestHandler {
  const handlerOf = (part: ServerBuild) =>
    createRequestHandler({ build: part, getLoadContext, mode: 'production' });
  const whole = handlerOf(build);
  const sections = new Map(
    [...firstSegments(build)].map((segment) => [segment, handlerOf(sectionOf(build, segment))]),
  );
  return (request, response, next) => {
    const answer = sections.get(firstSegment(request.path.slice(1))) ?? whole;
    void answer(request, response, next);
  };
}

const firstSegment = (path = '') => path.split('/')[0] ?? '';

type Placed = { path?: string | undefined; parentId?: string | undefined };

/** A route's path with those of the routes that it stands in. */
function wholePath(
  routes: Readonly<Record<string, Placed | undefined>>,
  { parentId, path = '' }: Placed,
): string {
  const parent = parentId === undefined ? undefined : routes[parentId];
  const before = parent ? wholePath(routes, parent) : '';
  return before && path ? `${before}/${path}` : before || path;
}

/** Those that are written out: parameters and asterisks stand for any. */
const firstSegments = ({ routes }: ServerBuild): Set<string> =>
  new Set(
    Object.values(routes)
      .map((route) => firstSegment(wholePath(routes, route)))
      .filter((segment) => /^[\w-]+$/.test(segment)),
  );

/** What an address that begins with `segment` can lead to, and what is around it. */
function sectionOf(build: ServerBuild, segment: string): ServerBuild {
  const others = firstSegments(build);
  others.delete(segment);
  const keep = <Route extends Placed | undefined>(routes: Record<string, Route>) =>
    Object.fromEntries(
      Object.entries(routes).filter(
        ([, route]) => !others.has(firstSegment(route && wholePath(routes, route))),
      ),
    );
  return {
    ...build,
    routes: keep(build.routes),
    // Pages are rendered with it; no browser sees it, because no page loads the framework there.
    assets: { ...build.assets, routes: keep(build.assets.routes) },
  };
}
