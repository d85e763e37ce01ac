import { Link } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

interface PageLinkProps extends Omit<ComponentPropsWithRef<'a'>, 'href'> {
  flow: string;
  id: string;
}

/** A link to the page of an entity: its flow's own, or the one that shows it field by field. */
export function PageLink({ flow, id, ...props }: PageLinkProps) {
  if (flow === 'subject')
    return <Link to="/people/$subjectId" params={{ subjectId: id }} {...props} />;
  return <Link to="/lists/$flow/$id" params={{ flow, id }} {...props} />;
}
