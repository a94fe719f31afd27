/** Fields that the module fills with what it finds out about the device; empty without it. */
export function CapabilityFields() {
  return (
    <>
      <input type="hidden" name="webauthn-platform-available" data-capability="platform" />
      <input
        type="hidden"
        name="webauthn-conditional-create-available"
        data-capability="conditionalCreate"
      />
      <input type="hidden" name="webauthn-signals-available" data-capability="signals" />
    </>
  );
}
