-- Whoever answers for the house states what personal data is kept for, by which law and how long.
update roles set permits = permits || '[{"permission": "data-use:write"}]' where built_in in ('owner', 'admin');
