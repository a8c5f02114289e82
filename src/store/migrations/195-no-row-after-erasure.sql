-- What names a contact hangs on them, so that nothing can be put down beside their erasure and stay.
delete from webhook_deliveries d where contact_id is not null
  and not exists (select from contacts c where c.workspace_id = d.workspace_id and c.id = d.contact_id);
delete from export_files f where not exists (select from contacts c where c.workspace_id = f.workspace_id and c.id = f.contact_id);
delete from exports e where not exists (select from contacts c where c.workspace_id = e.workspace_id and c.id = e.contact_id);
delete from request_repeats r where contact_id is not null
  and not exists (select from contacts c where c.workspace_id = r.workspace_id and c.id = r.contact_id);
alter table webhook_deliveries add foreign key (workspace_id, contact_id) references contacts;
alter table export_files add foreign key (workspace_id, contact_id) references contacts;
alter table exports add foreign key (workspace_id, contact_id) references contacts;
alter table request_repeats add foreign key (workspace_id, contact_id) references contacts;
