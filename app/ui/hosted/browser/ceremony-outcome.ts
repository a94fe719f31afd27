export type Ceremony = 'authenticate' | 'create';

/** Names of the sentences that the server puts into the form's `data-copy`. */
export type PasskeySentence =
  | 'waiting'
  | 'not_used'
  | 'not_created'
  | 'exists'
  | 'not_supported'
  | 'needs_lock'
  | 'blocked'
  | 'other_request'
  | 'failed'
  | 'offline'
  | 'reconnecting'
  | 'timed_out'
  | 'try_later'
  | 'support_code';

/** What to say, and a code to quote where the person may have to ask somebody. */
export type Outcome = { sentence: PasskeySentence; supportCode?: string };

/**
 * What the name of a browser's error means to a person. The message that comes with it is for
 * developers, differs per browser and is never shown.
 */
export function outcomeOfError(name: string, ceremony: Ceremony): Outcome {
  switch (name) {
    // Browsers give one name to "cancelled", "took too long" and "no passkey here", on purpose.
    case 'NotAllowedError':
    case 'AbortError':
    case 'TimeoutError':
      return { sentence: ceremony === 'create' ? 'not_created' : 'not_used' };
    case 'InvalidStateError':
      return ceremony === 'create'
        ? { sentence: 'exists' }
        : { sentence: 'failed', supportCode: 'passkey_invalid_state' };
    case 'NotSupportedError':
      return { sentence: 'not_supported', supportCode: 'passkey_not_supported' };
    case 'ConstraintError':
      return { sentence: 'needs_lock', supportCode: 'passkey_constraint' };
    case 'SecurityError':
      return { sentence: 'blocked', supportCode: 'passkey_security' };
    case 'OperationError':
      return { sentence: 'other_request', supportCode: 'passkey_operation' };
    case 'UnknownError':
    case 'NotReadableError':
      return { sentence: 'failed', supportCode: 'passkey_device' };
    default:
      return { sentence: 'failed', supportCode: 'passkey_other' };
  }
}

/** What the server's refusal to give a fresh challenge means to a person. */
export function outcomeOfRefusal(code: string): Outcome {
  switch (code) {
    case 'transaction_not_found':
    case 'transaction_expired':
    case 'ticket_invalid':
    case 'sign_in_required':
    case 'confirmation_required':
      return { sentence: 'timed_out', supportCode: code };
    case 'too_many_attempts':
    case 'too_busy':
      return { sentence: 'try_later' };
    default:
      return { sentence: 'failed', supportCode: code };
  }
}
