/** A version that waits for a decision, as it is read. */
export interface WaitingRow {
  readonly state: 'submitted' | 'tabled' | 'deferred';
  /** The day on which it was sent, or deferred last. */
  readonly since: string;
  /** The day of the meeting on whose agenda it stands. */
  readonly tabledFor: string | null;
}

/** Joins policies `p` with `w.waiting`, the newest version that waits for a decision; one that holds what a meeting changed waits for none. */
export const WAITING = `left join lateral (select jsonb_build_object('state', r.state,
         'since', greatest((r.submitted_at at time zone 'Europe/London')::date, (select max(d.decided_on) from app.decisions d
           where d.organisation_id = r.organisation_id and d.revision_id = r.id)),
         'tabledFor', (select max(m.held_on) from app.agenda_items i
           join app.meetings m on m.organisation_id = i.organisation_id and m.id = i.meeting_id
           where i.organisation_id = r.organisation_id and i.revision_id = r.id)) as waiting
       from app.revisions r where r.organisation_id = p.organisation_id and r.policy_id = p.id
         and r.state in ('submitted', 'tabled', 'deferred') and r.amends_id is null
       order by r.number desc limit 1) w on true`;
