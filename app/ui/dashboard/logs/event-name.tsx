/** What an event is, and its code where the sentence is not enough. */
export const EventName = ({ type, description }: { type: string; description?: string }) => (
  <>
    {description ?? 'Something happened'} <code className="text-xs text-soft">{type}</code>
  </>
);
