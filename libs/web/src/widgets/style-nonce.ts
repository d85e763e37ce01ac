/**
 * Returns the nonce of this answer of the server, for styles that libraries write into the page.
 * Browsers hide it as an attribute, not as a property.
 */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/**
 * Shares the nonce with the library that stops the page behind a dialog from scrolling: it writes a
 * style and asks for the nonce by this name. Source: get-nonce.
 */
export function shareNonce(): void {
  (globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = styleNonce();
}
