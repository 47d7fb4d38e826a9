-- Which policy of the statutory list a template is, and which is expected: whoever has a version of the one holds the other, whatever
-- theirs is called.
alter table app.templates add column statutory_key text;
alter table app.required_policies add column statutory_key text;

-- The key of a title of the list: the same as STATUTORY_POLICIES of libs/policy.
create function directory.statutory_key_of(p_title text) returns text
language sql immutable set search_path = '' as $$
  select case lower(p_title)
    when 'admission arrangements' then 'admissions'
    when 'behaviour policy' then 'behaviour'
    when 'written statement of behaviour principles' then 'behaviour-principles'
    when 'charging and remissions policy' then 'charging-and-remissions'
    when 'data protection policy' then 'data-protection'
    when 'protection of biometric information policy' then 'biometric-information'
    when 'complaints procedure' then 'complaints'
    when 'staff capability policy' then 'staff-capability'
    when 'early career teachers policy' then 'early-career-teachers'
    when 'staff discipline, conduct and grievance procedures' then 'staff-discipline'
    when 'procedures for allegations against staff' then 'allegations-against-staff'
    when 'teachers’ pay policy' then 'teachers-pay'
    when 'accessibility plan' then 'accessibility-plan'
    when 'equality information and objectives' then 'equality-objectives'
    when 'child protection policy' then 'child-protection'
    when 'special educational needs policy' then 'special-educational-needs'
    when 'supporting pupils with medical conditions policy' then 'medical-conditions'
    when 'health and safety policy' then 'health-and-safety'
    when 'relationships and sex education policy' then 'relationships-and-sex-education'
    when 'governors’ allowances policy' then 'governors-allowances'
    when 'suspension and exclusion policy' then 'exclusion'
    when 'attendance policy' then 'attendance'
  end
$$;

-- Versions that know of no key store a policy of the list as before.
create function directory.give_statutory_key() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.is_statutory and new.statutory_key is null then
    new.statutory_key := directory.statutory_key_of(new.title);
  end if;
  return new;
end $$;
create trigger statutory_key_given before insert on app.required_policies for each row execute function directory.give_statutory_key();

-- A template that says which it is changes what is missing where its versions are.
create function directory.note_keyed_template() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into directory.register_changes (organisation_id)
    select p.organisation_id from app.policies p where p.template_organisation_id = new.organisation_id and p.template_id = new.id
    union select c.organisation_id from app.coverages c join app.policies p on p.organisation_id = c.adopting_organisation_id and p.id = c.policy_id
      where p.template_organisation_id = new.organisation_id and p.template_id = new.id;
  return null;
end $$;
create trigger register_hears_key after update on app.templates for each row
  when (new.statutory_key is distinct from old.statutory_key) execute function directory.note_keyed_template();
