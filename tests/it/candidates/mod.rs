mod batches;
mod candidates;
mod invitations;
mod names;
