-- A database in which the members of a scrutiny panel share: run once, by whoever administers it, in a database of its
-- own.
--
--     createdb scrutiny
--     psql -v ON_ERROR_STOP=1 -d scrutiny -f postgres.sql
--     psql -d scrutiny -c "SELECT scrutiny.add_member('amina', 'HER ID', 'chair', 'THE PANEL')"
--     psql -d scrutiny -c '\password amina'
--
-- What it holds is sealed to its readers before it comes here: whoever administers the database sees who shares with
-- whom, when and how much, and none of the words. The rules below keep members from one another's rows all the same.

BEGIN;

CREATE SCHEMA scrutiny;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'scrutiny_member') THEN
        CREATE ROLE scrutiny_member NOLOGIN;
    END IF;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO scrutiny_member', current_database());
END
$$;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- Tables ------------------------------------------------------------------------------------------------------------

CREATE DOMAIN scrutiny.part AS text CHECK (VALUE ~ '^[a-z0-9][a-z0-9-]{0,63}$');

-- Who logs in as whom. off_list follows the panel's own list of people, revoked is the administrator's.
CREATE TABLE scrutiny.members (
    login name PRIMARY KEY,
    panel scrutiny.part NOT NULL,
    member scrutiny.part NOT NULL,
    role text NOT NULL CHECK (role IN ('member', 'chair', 'manager')),
    off_list boolean NOT NULL DEFAULT false,
    revoked timestamptz,
    UNIQUE (panel, member)
);

-- The named holders of exempt matters, as the panel's list of people has them.
CREATE TABLE scrutiny.circles (
    panel scrutiny.part NOT NULL,
    circle scrutiny.part NOT NULL CHECK (circle NOT IN ('chair', 'panel')),
    member scrutiny.part NOT NULL,
    PRIMARY KEY (panel, circle, member)
);

-- One row is one file. A list of people has no device and no scope. Name, size and hash are worked out here, so that
-- none of them can say what is not so.
CREATE TABLE scrutiny.envelopes (
    panel scrutiny.part NOT NULL,
    member scrutiny.part NOT NULL,
    device text NOT NULL,
    scope text NOT NULL,
    audience scrutiny.part NOT NULL,
    content bytea NOT NULL CHECK (octet_length(content) <= 67117056), -- 64 MiB and a head of 8 KiB
    version bigint NOT NULL,
    arrived timestamptz NOT NULL,
    name text NOT NULL GENERATED ALWAYS AS (
        CASE WHEN device = '' THEN member || '.sdr'
        ELSE member || '.' || device || '.' || scope || '.' || audience || '.sds' END) STORED,
    size integer NOT NULL GENERATED ALWAYS AS (octet_length(content)) STORED,
    sha256 text NOT NULL GENERATED ALWAYS AS (encode(sha256(content), 'hex')) STORED,
    PRIMARY KEY (panel, member, device, scope, audience),
    UNIQUE (panel, name),
    CHECK (CASE WHEN device = '' THEN scope = '' AND audience = 'panel'
           ELSE device ~ '^[a-z0-9][a-z0-9-]{0,63}$' AND scope ~ '^[a-z0-9][a-z0-9-]{0,63}$' END)
);

CREATE SEQUENCE scrutiny.versions;

-- Who asks ----------------------------------------------------------------------------------------------------------

CREATE FUNCTION scrutiny.my_panel() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT panel FROM scrutiny.members WHERE login = session_user AND revoked IS NULL AND NOT off_list $$;

CREATE FUNCTION scrutiny.my_member() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT member FROM scrutiny.members WHERE login = session_user AND revoked IS NULL AND NOT off_list $$;

CREATE FUNCTION scrutiny.is_editor() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT FROM scrutiny.members
                  WHERE login = session_user AND revoked IS NULL AND NOT off_list AND role IN ('chair', 'manager')) $$;

CREATE FUNCTION scrutiny.my_circles() RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT circle FROM scrutiny.circles WHERE panel = scrutiny.my_panel() AND member = scrutiny.my_member() $$;

-- What the program asks first: which layout this is, and as whom it is known.
CREATE FUNCTION scrutiny.hello(OUT layout integer, OUT panel text, OUT member text, OUT role text, OUT is_off boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT 1, one.panel::text, one.member::text, one.role, one.off_list OR one.revoked IS NOT NULL
   FROM (SELECT) AS always LEFT JOIN scrutiny.members AS one ON one.login = session_user $$;

-- What a member may do ----------------------------------------------------------------------------------------------

ALTER TABLE scrutiny.members ENABLE ROW LEVEL SECURITY;
ALTER TABLE scrutiny.circles ENABLE ROW LEVEL SECURITY;
ALTER TABLE scrutiny.envelopes ENABLE ROW LEVEL SECURITY;

CREATE POLICY reads_what_is_for_them ON scrutiny.envelopes FOR SELECT TO scrutiny_member USING (
    panel = (SELECT scrutiny.my_panel())
    AND (member = (SELECT scrutiny.my_member())
         OR audience = 'panel'
         OR (audience = 'chair' AND (SELECT scrutiny.is_editor()))
         OR audience IN (SELECT scrutiny.my_circles())));

CREATE POLICY writes_as_themselves ON scrutiny.envelopes FOR INSERT TO scrutiny_member WITH CHECK (
    panel = (SELECT scrutiny.my_panel()) AND member = (SELECT scrutiny.my_member())
    AND (device <> '' OR (SELECT scrutiny.is_editor())));

CREATE POLICY rewrites_their_own ON scrutiny.envelopes FOR UPDATE TO scrutiny_member
    USING (panel = (SELECT scrutiny.my_panel()) AND member = (SELECT scrutiny.my_member()))
    WITH CHECK (panel = (SELECT scrutiny.my_panel()) AND member = (SELECT scrutiny.my_member())
                AND (device <> '' OR (SELECT scrutiny.is_editor())));

-- Nobody deletes: there is neither a policy nor a grant for it.
GRANT USAGE ON SCHEMA scrutiny TO scrutiny_member;
GRANT SELECT ON scrutiny.envelopes TO scrutiny_member;
GRANT INSERT (panel, member, device, scope, audience, content), UPDATE (content)
    ON scrutiny.envelopes TO scrutiny_member;

-- What happens by itself --------------------------------------------------------------------------------------------

CREATE FUNCTION scrutiny.stamp() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
BEGIN
    NEW.version := nextval('scrutiny.versions');
    NEW.arrived := clock_timestamp();
    IF TG_OP = 'INSERT'
        AND (SELECT count(*) FROM scrutiny.envelopes AS one
             WHERE one.panel = NEW.panel AND one.member = NEW.member
             AND (one.device, one.scope, one.audience) <> (NEW.device, NEW.scope, NEW.audience)) >= 2000
    THEN
        RAISE EXCEPTION 'a member may have 2000 files here' USING ERRCODE = 'program_limit_exceeded';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON scrutiny.envelopes FOR EACH ROW EXECUTE FUNCTION scrutiny.stamp();

-- News says only that there is some: everybody who can connect may listen.
CREATE FUNCTION scrutiny.tell() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
BEGIN
    NOTIFY scrutiny_news;
    RETURN NULL;
END
$$;

CREATE TRIGGER tell AFTER INSERT OR UPDATE ON scrutiny.envelopes FOR EACH ROW EXECUTE FUNCTION scrutiny.tell();
CREATE TRIGGER tell AFTER INSERT OR DELETE ON scrutiny.circles FOR EACH ROW EXECUTE FUNCTION scrutiny.tell();

-- What the Chair and the Scrutiny Manager may do --------------------------------------------------------------------

-- Hold to the panel's list of people: who has left it, and who belongs to which circle.
CREATE FUNCTION scrutiny.hold_to(gone text[], held jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
    mine text := scrutiny.my_panel();
BEGIN
    IF NOT scrutiny.is_editor() THEN
        RAISE EXCEPTION 'only the Chair or the Scrutiny Manager may' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE scrutiny.members SET off_list = (member = ANY (gone))
        WHERE panel = mine AND login <> session_user AND off_list <> (member = ANY (gone));
    DELETE FROM scrutiny.circles AS one
        WHERE one.panel = mine AND NOT coalesce(held -> one.circle ? one.member, false);
    INSERT INTO scrutiny.circles
        SELECT mine, circle, holder FROM jsonb_each(held) AS every (circle, holders),
                                         jsonb_array_elements_text(holders) AS each (holder)
        ON CONFLICT DO NOTHING;
END
$$;

-- What the administrator may do -------------------------------------------------------------------------------------

-- Let somebody in, or let them in again, as the member whom the program shows by that id. The panel may be left out
-- where there is only one here. Give them a password with \password, which never sends it readable.
CREATE FUNCTION scrutiny.add_member(login name, member text, role text DEFAULT 'member', panel text DEFAULT NULL)
    RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
$$
DECLARE
    theirs text := coalesce(panel, (SELECT min(one.panel) FROM scrutiny.members AS one
                                    HAVING count(DISTINCT one.panel) = 1));
BEGIN
    IF theirs IS NULL THEN
        RAISE EXCEPTION 'Say which panel: the program shows its id to whoever began the sharing.';
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = login AND (rolsuper OR rolbypassrls OR rolcreaterole)) THEN
        RAISE EXCEPTION '% administers this server: no rule would hold them. Choose another name.', login;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
        EXECUTE format('CREATE ROLE %I', login);
    END IF;
    EXECUTE format('ALTER ROLE %I LOGIN CONNECTION LIMIT 10', login);
    EXECUTE format('ALTER ROLE %I SET statement_timeout = %L', login, '120s');
    EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = %L', login, '60s');
    EXECUTE format('GRANT scrutiny_member TO %I', login);
    INSERT INTO scrutiny.members AS one (login, panel, member, role)
        VALUES (add_member.login, theirs, add_member.member, add_member.role)
        ON CONFLICT ON CONSTRAINT members_pkey
        DO UPDATE SET panel = excluded.panel, member = excluded.member, role = excluded.role,
                      off_list = false, revoked = NULL;
    RETURN format('%s may share in panel %s. Now: \password %s', login, theirs, login);
END
$$;

-- Let somebody in no more; what they shared stays.
CREATE FUNCTION scrutiny.revoke_member(login name) RETURNS text
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
$$
BEGIN
    UPDATE scrutiny.members AS one SET revoked = clock_timestamp() WHERE one.login = revoke_member.login;
    IF NOT FOUND THEN
        RAISE EXCEPTION '% is no member here.', login;
    END IF;
    EXECUTE format('ALTER ROLE %I NOLOGIN', login);
    EXECUTE format('REVOKE scrutiny_member FROM %I', login);
    BEGIN
        PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = login;
    EXCEPTION WHEN insufficient_privilege THEN
        RAISE NOTICE 'A connection of % may be open still; it is shown nothing any more.', login;
    END;
    RETURN format('%s is let in no more.', login);
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA scrutiny FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scrutiny.my_panel(), scrutiny.my_member(), scrutiny.is_editor(), scrutiny.my_circles(),
    scrutiny.hello(), scrutiny.hold_to(text[], jsonb) TO scrutiny_member;

COMMIT;
