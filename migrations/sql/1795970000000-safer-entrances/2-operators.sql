-- Operators are appointed by whoever keeps the service, never from inside an organisation: not even by a request that got past the rules.
create policy no_operators_from_inside on app.appointments as restrictive for insert to ratify_app with check (role <> 'operator');
