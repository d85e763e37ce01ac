import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type NativeAnchor = Omit<ComponentPropsWithRef<'a'>, keyof AnchorProps>;

/** Mantine's anchor to a page of the console; the router checks its address. */
export const PageAnchor = createLink((props: AnchorProps & NativeAnchor) => <Anchor {...props} />);

export const PageButton = createLink(
  (props: ButtonProps & Omit<ComponentPropsWithRef<'a'>, keyof ButtonProps>) => (
    <Button component="a" {...props} />
  ),
);
