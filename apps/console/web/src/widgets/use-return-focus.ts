import { useEffect } from 'react';

/**
 * For a dialog that is open from the moment it is mounted: gives the focus back to what had it,
 * once the dialog is gone, so that who works by keyboard goes on where they were. Source: WCAG 2.2,
 * 2.4.3 (focus order); WAI-ARIA APG, modal dialog.
 */
export function useReturnFocus(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (document.activeElement === document.body && before instanceof HTMLElement)
        before.focus({ preventScroll: true });
    };
  }, []);
}
