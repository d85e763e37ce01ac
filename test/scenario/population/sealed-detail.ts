/** Returns what a sealed lead tells its addressees: its rule, and the events that it rests on. */
export function ruleAndEventsIn(detail: string): { ruleId: string | null; evidence: string[] } {
  const [, ruleId = null] = /^Aturan \/ rule: (\S+)/m.exec(detail) ?? [];
  const [, events] = /^Peristiwa \/ events: (.+)$/m.exec(detail) ?? [];
  return { ruleId, evidence: events?.split(', ') ?? [] };
}
