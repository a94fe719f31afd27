import { Link } from '@remix-run/react';

const texts: Record<number, { title: string; text: string }> = {
  403: {
    title: 'This page is not for your role',
    text: 'Ask an owner of this tenant if you need it.',
  },
  404: {
    title: 'There is nothing here',
    text: 'It may have been deleted, or the address has a typing mistake.',
  },
};

const failed = {
  title: 'Something went wrong on our side',
  text: 'Reload the page. If it keeps happening, look at the log of the server.',
};

/** What stands in the place of a page that cannot be shown. */
export function Problem({ status }: { status: number }) {
  const { title, text } = texts[status] ?? failed;
  return (
    <section className="dash-problem">
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <Link className="dash-link" to="/dashboard">
          Go to the start of the dashboard
        </Link>
      </p>
    </section>
  );
}
