import type { RequestHandler } from 'express';

const ADDRESS = '/login/passkey';

/**
 * The sign-in that the page's module sends goes to the address of the form that it stands for, and
 * is answered in JSON by a route of its own: a page's route can only answer with a page.
 */
export const moduleSignIns: RequestHandler = (request, _response, next) => {
  if (
    request.method === 'POST' &&
    request.path === ADDRESS &&
    request.headers.accept === 'application/json'
  ) {
    request.url = `${ADDRESS}/answer`;
    request.originalUrl = request.url;
  }
  next();
};
