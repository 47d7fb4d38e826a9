-- A member may come to have a vote, or to have none: from a day on, or because it was entered wrongly.
grant update (votes) on app.appointments to ratify_app;
