import type { AppLoadContext } from '@remix-run/node';
import { redirect } from '@remix-run/node';

import { findOpenEnrollment, leaveEnrollment } from '#app/flows/enrollment/pending-enrollment.ts';
import type { OpenEnrollment } from '#app/flows/enrollment/pending-enrollment.ts';
import type { Visit } from '#app/flows/visit.ts';

import { pageUrl } from './visit-page.ts';

/** The offer of a visit. Without one the visit goes on. */
export async function requireEnrollment(
  context: AppLoadContext,
  visit: Visit,
): Promise<OpenEnrollment> {
  const enrollment = await findOpenEnrollment(context, visit);
  if (enrollment) return enrollment;
  throw redirect(await wayOn(context, visit), 303);
}

/** To the application; to the sign-in, where nobody has come through it or waits any more. */
export const wayOn = async (context: AppLoadContext, visit: Visit): Promise<string> =>
  (await leaveEnrollment(context, visit)) ?? pageUrl('/login', visit.uid);
