-- Of values in fields of a contact: a keyed hash, for telling that the same one was handed over again. Of older ones it is not known.
alter table sealed_values add column same_as bytea;
