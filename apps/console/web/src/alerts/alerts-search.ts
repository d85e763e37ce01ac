import * as z from 'zod/mini';
import { ALERT_RULES } from '../../../contract/alerts';
import { oneOf, word } from '../links/search-schemas';

export const ALERT_TABS = ['alerts', 'silences', 'webhooks', 'rules'] as const;

export const alertsSearch = z.object({
  tab: oneOf(ALERT_TABS),
  state: oneOf(['open', 'all']),
  search: word,
  rule: oneOf(ALERT_RULES),
  agency: word,
});
