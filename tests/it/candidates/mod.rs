mod invitations;
