mod batches;
mod candidates;
mod invitations;
mod measure;
mod names;
