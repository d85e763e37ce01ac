import { useEffect } from 'react';

/**
 * Returns the focus to the element that had it, once the dialog is gone, so that keyboard users
 * continue where they were. For a dialog that is open from the moment it is mounted. Source: WCAG
 * 2.2, 2.4.3 (focus order); WAI-ARIA APG, modal dialog.
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
