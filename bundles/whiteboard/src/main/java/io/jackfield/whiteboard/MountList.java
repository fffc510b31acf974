package io.jackfield.whiteboard;

import io.jackfield.api.listener.RequestFilter;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.whiteboard.MountDTO;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@link Mounts} as people see it: one {@link MountDTO} for each mount and each refusal. */
final class MountList {
    private static final Comparator<MountDTO> ORDER = Comparator.comparing((MountDTO dto) -> dto.kind)
            .thenComparing(dto -> dto.path)
            .thenComparing(dto -> -dto.ranking)
            .thenComparing(dto -> dto.service);

    private final Map<String, List<Mount<?>>> handlersByPath = new HashMap<>();
    private final List<MountDTO> told = new ArrayList<>();

    MountList(List<Mount<?>> mounts, List<Refused> refused) {
        for (Mount<?> mount : mounts) {
            if (kind(mount).equals(MountDTO.HANDLER)) {
                handlersByPath
                        .computeIfAbsent(mount.path().toString(), path -> new ArrayList<>())
                        .add(mount);
            }
        }
        mounts.forEach(mount -> told.add(told(mount)));
        refused.forEach(one -> told.add(told(one)));
        told.sort(ORDER);
    }

    List<MountDTO> list() {
        return told;
    }

    private static String kind(Mount<?> mount) {
        if (mount.service() instanceof RequestListener) {
            return MountDTO.HANDLER;
        }
        return mount.service() instanceof RequestFilter ? MountDTO.FILTER : MountDTO.ERROR;
    }

    private MountDTO told(Mount<?> mount) {
        MountDTO dto = told(kind(mount), mount.origin(), mount.path().toString());
        dto.methods = mount.methods().toArray(String[]::new);
        dto.running = mount.exchanges().running();
        dto.failures = mount.failures();
        Mount<?> better = better(mount);
        if (better != null) {
            dto.problem = MountDTO.SHADOWED;
            dto.message =
                    "service " + better.origin().id() + " of " + better.origin().bundle()
                            + " serves this path: raise service.ranking above "
                            + better.origin().ranking()
                            + ", or choose another path";
        }
        return dto;
    }

    /** One that leaves nothing to it, or null. */
    private Mount<?> better(Mount<?> mount) {
        return handlersByPath.getOrDefault(mount.path().toString(), List.of()).stream()
                .filter(other -> kind(mount).equals(MountDTO.HANDLER)
                        && Mount.BEST_FIRST.compare(other, mount) < 0
                        && other.covers(mount))
                .min(Mount.BEST_FIRST)
                .orElse(null);
    }

    private static MountDTO told(Refused one) {
        MountDTO dto = told(one.kind(), one.origin(), one.path());
        dto.methods = new String[0];
        dto.problem = one.problem();
        dto.message = one.message();
        return dto;
    }

    private static MountDTO told(String kind, Mount.Origin origin, String path) {
        MountDTO dto = new MountDTO();
        dto.kind = kind;
        dto.service = origin.id();
        dto.ranking = origin.ranking();
        dto.bundle = origin.bundle();
        dto.servers = origin.servers().toArray(String[]::new);
        dto.path = kind.equals(MountDTO.ERROR) ? "" : path;
        dto.problem = "";
        dto.message = "";
        return dto;
    }
}
