/** Whether somebody was recognised, so that there are grounds to name a person or subject. */
export function isRecognised({ certainty }: { readonly certainty?: unknown }): boolean {
  return certainty === 'DOCUMENT_CHECKED' || certainty === 'IDENTIFIED';
}
