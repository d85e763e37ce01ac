import { Kbd, TextInput, type TextInputProps } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';

interface SearchFieldProps extends Omit<TextInputProps, 'onChange' | 'value'> {
  /** what the field searches, for screen readers */
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** The page's search field; the key `/` moves the cursor to it. */
export function SearchField({ label, value, onChange, ...rest }: SearchFieldProps) {
  return (
    <TextInput
      type="search"
      size="sm"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        <Kbd size="xs" aria-hidden>
          /
        </Kbd>
      }
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-page-search
      {...rest}
    />
  );
}

/** Moves the cursor to the page's search field; does nothing on a page without one. */
export function focusSearchField(): void {
  document.querySelector<HTMLInputElement>('input[data-page-search]')?.focus();
}
