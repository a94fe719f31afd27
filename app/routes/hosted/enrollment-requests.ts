import type { AppLoadContext } from '@remix-run/node';
import { redirect } from '@remix-run/node';

import { findOpenEnrollment, leaveEnrollment } from '#app/flows/enrollment/pending-enrollment.ts';
import type { OpenEnrollment } from '#app/flows/enrollment/pending-enrollment.ts';
import type { Visit } from '#app/flows/visit.ts';

import { pageUrl } from './visit-page.ts';

/** The offer of a visit. Without one the visit goes on: to the application, or to its sign-in. */
export async function requireEnrollment(
  context: AppLoadContext,
  visit: Visit,
): Promise<OpenEnrollment> {
  const enrollment = await findOpenEnrollment(context, visit);
  if (enrollment) return enrollment;
  if (!visit.interaction.signedInUserId) throw redirect(pageUrl('/login', visit.uid), 303);
  throw redirect(await leaveEnrollment(context, visit), 303);
}
