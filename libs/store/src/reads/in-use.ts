/** Whether a policy `p` is in use: adopted here, held elsewhere, or adopted nobody knows when. Its review falls due all the same. */
export const IN_USE = `(p.adopted_on is not null or p.adopted_revision_id is not null or p.held_in is not null
       or exists (select from app.adoptions u where u.organisation_id = p.organisation_id and u.policy_id = p.id and u.set_aside_at is null))`;
